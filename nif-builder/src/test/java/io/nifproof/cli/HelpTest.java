package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command explains itself and all of its options. */
final class HelpTest {
  @TestFactory
  Stream<DynamicTest> everyCommandPrintsItsHelpAndEndsWell() {
    return all(RootCommand.commandLine()).stream()
        .map(command -> command.getCommandSpec().qualifiedName(" "))
        .map(name -> DynamicTest.dynamicTest(name, () -> printsItsHelp(name)));
  }

  private static void printsItsHelp(String name) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    words.remove(0);
    words.add("--help");
    int code =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).startsWith("Usage: " + name + " ");
  }

  @Test
  void everyOptionAndParameterIsDescribed() {
    for (CommandLine command : all(RootCommand.commandLine())) {
      String name = command.getCommandSpec().qualifiedName(" ");
      assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(option.description()).as(name + " " + option.longestName()).isNotEmpty();
      }
      for (PositionalParamSpec word : command.getCommandSpec().positionalParameters()) {
        assertThat(word.description()).as(name + " " + word.paramLabel()).isNotEmpty();
      }
    }
  }

  private static Set<CommandLine> all(CommandLine command) {
    Set<CommandLine> all = new LinkedHashSet<>(List.of(command));
    command.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
    return all;
  }
}
