package io.nifproof.cli.run;

import io.nifproof.app.host.ToolVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Version implements IVersionProvider {
  /** The version number, e.g. {@code 0.1.0}. */
  public static String number() {
    return ToolVersion.number();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"nifproof " + number()};
  }
}
