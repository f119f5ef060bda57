"""The third stage: states, gaps and totals, by the rules printed on the site's page 关于."""
