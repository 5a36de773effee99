defmodule Mix.Tasks.Compile.Native do
  use Mix.Task.Compiler

  # As elixir_make does it.
  def run(_) do
    environment = [{"MIX_APP_PATH", Mix.Project.app_path()}]
    {output, status} = System.cmd("make", [], stderr_to_stdout: true, env: environment)
    IO.write(output)
    if status == 0, do: :ok, else: Mix.raise("make ended with status #{status}")
  end
end

defmodule Foo.MixProject do
  use Mix.Project

  def project do
    [app: :foo, version: "1.0.0", compilers: [:native] ++ Mix.compilers(), deps: []]
  end

  def application, do: []
end
