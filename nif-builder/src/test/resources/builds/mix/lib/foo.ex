defmodule Foo do
end
