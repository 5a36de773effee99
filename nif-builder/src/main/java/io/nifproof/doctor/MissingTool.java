package io.nifproof.doctor;

import io.nifproof.toolchain.Remedy;
import java.util.List;

/**
 * Something that is not there, or does not work.
 *
 * @param what its name, e.g. {@code compiler gcc for arm64}
 * @param reason what fails without it, or why it does not work
 * @param vital whether the main job cannot run without it
 * @param remedies what brings it, per system; those of the system {@link #ANYWHERE} work on all
 */
public record MissingTool(String what, String reason, boolean vital, List<Remedy> remedies) {
  /** The "system" of remedies that are the same on all. */
  public static final String ANYWHERE = "any system";

  /** Copies the list. */
  public MissingTool {
    remedies = List.copyOf(remedies);
  }
}
