package io.nifproof.cli.command;

import java.util.Iterator;
import java.util.List;

/** The names of the project templates, for the command line and its completion. */
public final class TemplateNames implements Iterable<String> {
  /** The folders of {@code templates/projects} that have an index. */
  public static final List<String> ALL = List.of("rebar3", "rebar3-cmake", "mix", "cmake", "make");

  @Override
  public Iterator<String> iterator() {
    return ALL.iterator();
  }
}
