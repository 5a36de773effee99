defmodule ElixirMake.MixProject do
  use Mix.Project

  def project, do: [app: :elixir_make, version: "0.8.0"]
end
