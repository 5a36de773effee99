defmodule {{module}}.MixProject do
  use Mix.Project

  def project do
    [
      app: :{{name}},
      version: "0.1.0",
      elixir: "~> 1.14",
      start_permanent: Mix.env() == :prod,
      # c_src/Makefile builds the library into the application's priv before the Elixir code.
      compilers: [:elixir_make] ++ Mix.compilers(),
      make_cwd: "c_src",
      make_clean: ["clean"],
      make_env: fn -> %{"PRIV_DIR" => Path.join(Mix.Project.app_path(), "priv")} end,
      deps: deps()
    ]
  end

  def application do
    [extra_applications: []]
  end

  defp deps do
    [
      {:elixir_make, "~> 0.8", runtime: false}
    ]
  end
end
