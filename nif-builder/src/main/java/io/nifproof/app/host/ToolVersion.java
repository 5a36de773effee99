package io.nifproof.app.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of nifproof, as the build wrote it into the jar. */
public final class ToolVersion {
  private static final String RESOURCE = "/io/nifproof/cli/run/version.properties";

  private ToolVersion() {}

  /** The version number, e.g. {@code 0.1.0}. */
  public static String number() {
    Properties properties = new Properties();
    try (InputStream in = ToolVersion.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read version.properties of the jar", e);
    }
    return properties.getProperty("version");
  }
}
