class CustomLogger:
    """Stands in for LiteLLM's base class."""
