"""What notebooks call: set-up, the article highlighted, tables, charts and sentences on the page, the report."""
