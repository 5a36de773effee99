package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * Compiles a module again in a node that refuses its object code, with the node's own compiler:
 * from the abstract code that the compiler before left in it, else from what its {@link Recompiler}
 * makes of it.
 */
final class Recompilation {
  private final ErlangNode node;
  private final Duration timeout;

  Recompilation(ErlangNode node, Duration timeout) {
    this.node = node;
    this.timeout = timeout;
  }

  /** The module as the node's own compiler makes it; empty when there is nothing to make it of. */
  Optional<LoadableModule> of(LoadableModule module) {
    return ofForms(module.beam()).or(() -> module.again().beam(node.runtime()).flatMap(this::made));
  }

  private Optional<LoadableModule> made(byte[] beam) {
    return ofForms(beam).or(() -> loadable(beam));
  }

  private Optional<LoadableModule> ofForms(byte[] beam) {
    return forms(beam).flatMap(this::compiled).flatMap(Recompilation::loadable);
  }

  /** {@code {ok, {Module, [{abstract_code, {raw_abstract_v1, Forms}}]}}}. */
  private Optional<OtpErlangObject> forms(byte[] beam) {
    OtpErlangObject wanted = new OtpErlangList(new OtpErlangAtom("abstract_code"));
    Reply reply = node.call("beam_lib", "chunks", timeout, new OtpErlangBinary(beam), wanted);
    return answer(reply)
        .flatMap(found -> element(found, 1))
        .flatMap(found -> element(found, 1))
        .flatMap(chunks -> chunks instanceof OtpErlangList list ? first(list) : Optional.empty())
        .flatMap(chunk -> element(chunk, 1))
        .filter(code -> ErlangForms.isTagged(code, "raw_abstract_v1", 2))
        .flatMap(code -> element(code, 1));
  }

  /** {@code {ok, Module, Binary}}, with warnings behind it where the module asks for them. */
  private Optional<byte[]> compiled(OtpErlangObject forms) {
    OtpErlangList options =
        new OtpErlangList(
            new OtpErlangObject[] {new OtpErlangAtom("binary"), new OtpErlangAtom("debug_info")});
    return answer(node.call("compile", "forms", timeout, forms, options))
        .flatMap(made -> element(made, 2))
        .filter(OtpErlangBinary.class::isInstance)
        .map(beam -> ((OtpErlangBinary) beam).binaryValue());
  }

  private static Optional<LoadableModule> loadable(byte[] beam) {
    try {
      return Optional.of(LoadableModule.of(BeamFile.parse(beam)));
    } catch (BeamFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<OtpErlangObject> answer(Reply reply) {
    return reply instanceof Reply.Answer answer
            && element(answer.term(), 0).filter(new OtpErlangAtom("ok")::equals).isPresent()
        ? Optional.of(answer.term())
        : Optional.empty();
  }

  private static Optional<OtpErlangObject> first(OtpErlangList list) {
    return list.arity() == 0 ? Optional.empty() : Optional.of(list.elementAt(0));
  }

  private static Optional<OtpErlangObject> element(OtpErlangObject term, int index) {
    return term instanceof OtpErlangTuple tuple && tuple.arity() > index
        ? Optional.of(tuple.elementAt(index))
        : Optional.empty();
  }
}
