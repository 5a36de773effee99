defmodule {{module}}Test do
  use ExUnit.Case, async: true

  test "adds" do
    assert {{module}}.add(1, 2) == 3
    assert {{module}}.add(1, -2) == -1
  end

  test "refuses what is no number" do
    assert_raise ArgumentError, fn -> {{module}}.add(:one, 2) end
  end

  test "refuses what does not fit" do
    assert_raise ArgumentError, fn -> {{module}}.add(2 ** 62, 2 ** 62) end
    assert_raise ArgumentError, fn -> {{module}}.add(2 ** 70, 0) end
  end
end
