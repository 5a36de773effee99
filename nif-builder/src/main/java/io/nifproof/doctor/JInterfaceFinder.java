package io.nifproof.doctor;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the JInterface in use and those of the installed OTPs. */
final class JInterfaceFinder {
  private static final String CLASS = "com.ericsson.otp.erlang.OtpErlangObject";
  private static final String PREFIX = "jinterface-";

  private JInterfaceFinder() {}

  static JInterface find(RuntimeCatalog runtimes) {
    Optional<Path> inUse = inUse();
    List<JInterface.Jar> installed = new ArrayList<>();
    for (RuntimeState state : runtimes.states()) {
      state.runtime().ifPresent(runtime -> installed.addAll(of(runtime, inUse)));
    }
    return new JInterface(inUse, installed);
  }

  private static Optional<Path> inUse() {
    try {
      CodeSource source = Class.forName(CLASS).getProtectionDomain().getCodeSource();
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (ClassNotFoundException | URISyntaxException absent) {
      return Optional.empty();
    }
  }

  private static List<JInterface.Jar> of(ErlangRuntime runtime, Optional<Path> inUse) {
    List<JInterface.Jar> jars = new ArrayList<>();
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(runtime.root().resolve("lib"), PREFIX + "*")) {
      for (Path folder : folders) {
        Path jar = folder.resolve("priv/OtpErlang.jar");
        if (Files.isReadable(jar)) {
          String version = folder.getFileName().toString().substring(PREFIX.length());
          boolean used = inUse.isPresent() && Files.mismatch(jar, inUse.get()) < 0;
          jars.add(new JInterface.Jar(jar, version, runtime.id(), used));
        }
      }
    } catch (IOException unreadable) {
      return jars;
    }
    return jars;
  }
}
