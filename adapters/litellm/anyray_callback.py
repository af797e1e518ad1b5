# For LiteLLM versions that only load a file beside the configuration: `callbacks: anyray_callback.proxy_handler_instance`.
from anyray_litellm.hooks import proxy_handler_instance  # noqa: F401
