"""What several variants share: `split` as it is taught."""

from tests.variants.lesson10.split import as_taught as split

__all__ = ["split"]
