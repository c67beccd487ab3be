// What is looked up by other words than its id: names, and what an analyst types.
CREATE INDEX organisation_name IF NOT EXISTS FOR (n:Organisation) ON (n.name);
CREATE INDEX company_region IF NOT EXISTS FOR (n:Company) ON (n.region);
CREATE FULLTEXT INDEX organisation_search IF NOT EXISTS FOR (n:Organisation) ON EACH [n.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
