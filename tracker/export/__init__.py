"""The site's other files: tables, JSON, feeds, calendars, the map of the site. They say what the pages say."""
