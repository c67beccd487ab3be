"""What can go wrong.

GraphError
+ BadSource      a file is missing, empty, of another encoding, or lacks a column
+ BadQuestion    a query was given parameters it does not take, or a name nobody has
+ Busy           another run is being written
+ LostRows       the database wrote another number of rows than it was given
+ NoMemory       the database has no memory for one transaction of this size
+ NoRoom         a load's temporary files do not fit on the disk
+ NoServer       the managed local Neo4j cannot be had: Java, disk or network is missing
+ NotOurs        the database holds something that this project did not write
+ Refused        a run would take away more than its source may take at once
+ Unreachable    the database does not answer, or not to this user
"""


class GraphError(Exception):
    """Anything this project raises on purpose."""


class BadSource(GraphError):
    """A file is missing, empty, of another encoding, or lacks a column."""


class BadQuestion(GraphError):
    """A query was given parameters it does not take, or a name nobody has."""


class Busy(GraphError):
    """Another run is being written."""


class LostRows(GraphError):
    """The database wrote another number of rows than it was given."""


class NoMemory(GraphError):
    """The database has no memory for one transaction of this size."""


class NoRoom(GraphError):
    """A load's temporary files do not fit on the disk."""


class NoServer(GraphError):
    """The managed local Neo4j cannot be had: Java, disk or network is missing."""


class NotOurs(GraphError):
    """The database holds something that this project did not write."""


class Refused(GraphError):
    """A run would take away more than its source may take at once."""


class Unreachable(GraphError):
    """The database does not answer, or not to this user."""
