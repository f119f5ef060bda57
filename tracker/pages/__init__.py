"""The fourth stage: one frozen record a template, holding everything its page says, in the words it says it in."""
