package io.nifproof.node.probe;

import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.beam.StubModule;
import java.util.Collection;

/**
 * An Erlang module that can load any library into itself, because it carries one more function,
 * {@code '$nifproof_load'/2}, which calls {@code erlang:load_nif/2} from the module's own code, as
 * the VM demands.
 *
 * @param name the module's name
 * @param beam the object code; not changed by anybody
 * @param again makes it again for a runtime that refuses the object code
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the node as it is, never compared
public record LoadableModule(String name, byte[] beam, Recompiler again) {
  /**
   * The module itself, without its {@code -on_load}, which would look for the library elsewhere.
   *
   * @throws BeamFormatException when the bytes are not a module
   */
  public static LoadableModule of(BeamFile module) throws BeamFormatException {
    return new LoadableModule(module.module(), module.withLoader(), Recompiler.NONE);
  }

  /** The same with a way to make it again. */
  public LoadableModule with(Recompiler maker) {
    return new LoadableModule(name, beam, maker);
  }

  /** A module of that name with these functions, each of which raises an error until replaced. */
  public static LoadableModule stub(String name, Collection<FunctionId> functions) {
    return new LoadableModule(name, StubModule.assemble(name, functions, false), Recompiler.NONE);
  }
}
