defmodule {{module}} do
  @moduledoc "Functions written in C: see `c_src/{{name}}.c`."

  # From Elixir 1.16 on, `@nifs [add: 2]` lets the VM compare this module with the C table.
  @on_load :load_nif

  @doc "The sum. Both numbers and the sum are within 64 bits, otherwise it is an ArgumentError."
  @spec add(integer(), integer()) :: integer()
  def add(_a, _b), do: :erlang.nif_error(:nif_not_loaded)

  @doc false
  def load_nif do
    :{{name}} |> Application.app_dir("priv/{{name}}") |> String.to_charlist() |> :erlang.load_nif(0)
  end
end
