"""Stands in for LiteLLM, which needs a newer pydantic than Debian's: the objects that its hooks are handed."""


class ModelResponse:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def model_dump(self, **_):
        return dict(self.__dict__)


class ModelResponseStream(ModelResponse):
    pass
