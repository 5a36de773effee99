defmodule ElixirStruct do
  @moduledoc "A module in Elixir. Its .beam stands beside it: elixirc elixir_struct.ex"

  Module.register_attribute(__MODULE__, :nifproof, persist: true)
  @nifproof dirty_cpu: [users: 1]

  defstruct name: "", age: nil
  @type t :: %__MODULE__{name: String.t(), age: non_neg_integer() | nil}
  @type role :: :admin | :guest

  @doc "Gives a user back."
  @spec user(user :: t()) :: t()
  def user(_user), do: :erlang.nif_error(:not_loaded)

  @spec users([t()]) :: [t()]
  def users(_users), do: :erlang.nif_error(:not_loaded)

  @spec admin?(role()) :: role()
  def admin?(_role), do: :erlang.nif_error(:not_loaded)

  @spec find({:ok, t()} | {:error, :not_found}) :: {:ok, t()} | {:error, :not_found}
  def find(_result), do: :erlang.nif_error(:not_loaded)

  @spec chars(charlist()) :: charlist()
  def chars(_chars), do: :erlang.nif_error(:not_loaded)

  def load(path), do: :erlang.load_nif(path, 0)
end
