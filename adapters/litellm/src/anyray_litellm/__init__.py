"""Anyray for LiteLLM. Name ``anyray_litellm.hooks.proxy_handler_instance`` under ``litellm_settings.callbacks``."""
