# Stands in for elixir_make of Hex, which cannot be fetched offline: the options that the template
# uses, with the documented meaning and environment.
defmodule Mix.Tasks.Compile.ElixirMake do
  use Mix.Task.Compiler

  @impl true
  def run(_args), do: make([])

  @impl true
  def clean, do: make(Mix.Project.config()[:make_clean])

  defp make(targets) do
    config = Mix.Project.config()
    Mix.Project.ensure_structure()
    options = [cd: config[:make_cwd], env: env(config), into: IO.stream(), stderr_to_stdout: true]

    case System.cmd("make", targets, options) do
      {_, 0} -> {:ok, []}
      {_, status} -> Mix.raise("make ended with status #{status}")
    end
  end

  defp env(config) do
    erts = "erts-#{:erlang.system_info(:version)}"

    %{
      "MIX_APP_PATH" => Mix.Project.app_path(config),
      "ERTS_INCLUDE_DIR" => Path.join([:code.root_dir(), erts, "include"])
    }
    |> Map.merge(config[:make_env].())
  end
end
