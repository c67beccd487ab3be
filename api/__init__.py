"""The doors: the command line and HTTP. The only room that knows every other."""
