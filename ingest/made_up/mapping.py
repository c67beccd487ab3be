"""The mapping that loads a made-up world: every row of it says that it is synthetic."""

from ingest.made_up.country import BLOC_SYSTEM, CODE, CURRENCY, NAME, SYSTEM
from ingest.made_up.plan import Plan

_TEXT = """\
# What the columns of this made-up data set are. truth.csv is not loaded: it is the answer.
source:
  id: made-up-{seed}
  title: "{country}: {companies:,} companies, {links:,} ties, seed {seed}, noise {noise}"
  publisher: superregion
  licence: CC0-1.0
  missing: "everything: it is made up, from the seed {seed}, and says nothing about the world"
  absence: retracted
  evidence: synthetic
tables:
  - file: regions.csv
    regions:
      system: {system}
      country: {code}
      country_name: {country}
      level: province
      key: code
      name: name
      parent: {{column: bloc, create: true}}
      parent_system: {bloc_system}
  - file: companies.csv
    organisations:
      key: key
      name: name
      name_en: name_en
      kind: {{value: company}}
      size: size
      region: region
      role: {{value: head_office}}
      facts:
        industry: industry
        revenue: {{column: revenue, currency: {{value: {currency}}}, year: year}}
        employees: {{column: employees, year: year}}
  - file: ties.csv
    name: ties
    ties:
      key: key
      kind: kind
      from: from
      to: to
      cooperation: cooperation
      partnership: partnership
      product: product
      title: title
      amount: amount
      currency: {{value: {currency}}}
      year: year
      on_from: on_from
      on_to: on_to
  - file: ownership.csv
    name: ownership
    ties:
      key: key
      kind: {{value: owns}}
      from: owner
      to: owned
      share: share
"""


def mapping(plan: Plan) -> str:
    """Return the mapping of the tables of a plan."""
    return _TEXT.format(
        seed=plan.seed,
        companies=plan.companies,
        links=plan.links,
        noise=plan.noise.name,
        country=NAME,
        code=CODE,
        system=SYSTEM,
        bloc_system=BLOC_SYSTEM,
        currency=CURRENCY,
    )
