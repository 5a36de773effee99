package io.nifproof.cli.run;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps GitHub Actions from taking what a library wrote, such as {@code ::error::}, for a command
 * of the workflow: between two lines with a token that the library cannot know, it heeds none.
 */
public final class WorkflowCommands {
  private final Optional<String> token;

  private WorkflowCommands(Optional<String> token) {
    this.token = token;
  }

  /** Stops commands where there is somebody who would heed them. */
  public static WorkflowCommands here() {
    if (!"true".equals(System.getenv("GITHUB_ACTIONS"))) {
      return new WorkflowCommands(Optional.empty());
    }
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return new WorkflowCommands(Optional.of(HexFormat.of().formatHex(random)));
  }

  /** Prints what may be somebody else's words. */
  public static void stopped(PrintWriter out, Consumer<PrintWriter> printing) {
    WorkflowCommands commands = here();
    commands.stop(out);
    try {
      printing.accept(out);
    } finally {
      commands.goOn(out);
    }
  }

  /** From here on no command is heeded. */
  public void stop(PrintWriter out) {
    token.ifPresent(word -> out.println("::stop-commands::" + word));
  }

  /** From here on commands are heeded again. */
  public void goOn(PrintWriter out) {
    token.ifPresent(word -> out.println("::" + word + "::"));
  }
}
