"""The look: tokens, components, base templates."""
