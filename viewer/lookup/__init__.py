"""From a clinical code to the articles about it: pages that a nurse or a record system opens."""
