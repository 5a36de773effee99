package io.nifproof.node.provision.fetch;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Remembers what was found out about files, for as long as these files do not change.
 *
 * <p>A fact is a small properties file of its own, replaced atomically: processes that run at the
 * same time cannot damage or lose each other's facts. A cache that cannot be written is no error,
 * it only remembers nothing.
 */
public final class FactStore {
  private static final String STAMP = "stamp";
  private static final String NAME = "name";

  private final Path folder;

  public FactStore(NifproofHome home) {
    this.folder = home.facts();
  }

  /** Of what a fact depends: the path, size and time of each file. */
  public static String stamp(List<Path> files) {
    StringBuilder stamp = new StringBuilder();
    for (Path file : files) {
      stamp.append(file);
      try {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        stamp.append(' ').append(is.size()).append(' ').append(is.lastModifiedTime().toMillis());
      } catch (IOException absent) {
        stamp.append(" absent");
      }
      stamp.append('\n');
    }
    return stamp.toString();
  }

  /** The fact of this name, when it was kept with the same stamp. */
  public Optional<Properties> recall(String name, String stamp) {
    Properties fact = new Properties();
    try {
      fact.load(new StringReader(Files.readString(file(name))));
    } catch (IOException | IllegalArgumentException absent) {
      return Optional.empty();
    }
    boolean same = name.equals(fact.getProperty(NAME)) && stamp.equals(fact.getProperty(STAMP));
    return same ? Optional.of(fact) : Optional.empty();
  }

  /** Keeps a fact in the place of an older one of the same name. */
  public void keep(String name, String stamp, Properties fact) {
    Properties all = new Properties();
    all.putAll(fact);
    all.setProperty(STAMP, stamp);
    all.setProperty(NAME, name);
    Path temporary = folder.resolve("." + UUID.randomUUID());
    try {
      Files.createDirectories(folder);
      StringWriter text = new StringWriter();
      all.store(text, null);
      Files.writeString(temporary, text.toString());
      Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notRemembered) {
      discard(temporary);
    }
  }

  /** Forgets a fact. */
  public void forget(String name) {
    discard(file(name));
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      // a stale fact is recognised by its stamp
    }
  }

  /** Two names that share a file would only forget each other's facts. */
  private Path file(String name) {
    int space = name.indexOf(' ');
    String kind = space < 0 ? name : name.substring(0, space);
    return folder.resolve(kind + "-" + Integer.toHexString(name.hashCode()) + ".properties");
  }
}
