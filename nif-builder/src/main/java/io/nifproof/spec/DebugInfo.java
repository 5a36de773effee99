package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangDecodeException;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import com.ericsson.otp.erlang.OtpInputStream;
import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What compilers leave in object code beside the code: abstract forms, attributes, documentation.
 * Read without a node.
 */
final class DebugInfo {
  private final BeamFile beam;

  DebugInfo(BeamFile beam) {
    this.beam = beam;
  }

  /**
   * The forms of the module; of one in Elixir those that its compiler makes of types and specs.
   * Empty when it was compiled without {@code debug_info}.
   */
  Optional<List<OtpErlangObject>> forms() {
    return chunk("Dbgi")
        .filter(term -> term.arity() == 3)
        .flatMap(
            info -> {
              OtpErlangTuple content = (OtpErlangTuple) info.elementAt(2);
              return switch (Form.atom(info.elementAt(1))) {
                case "erl_abstract_code" -> forms(content.elementAt(0));
                case "elixir_erl" -> content.arity() == 3 ? forms(content.elementAt(2)) : none();
                default -> none();
              };
            });
  }

  private static Optional<List<OtpErlangObject>> none() {
    return Optional.empty();
  }

  private static Optional<List<OtpErlangObject>> forms(OtpErlangObject term) {
    return Form.atom(term).equals("none") ? none() : Optional.of(Form.list(term));
  }

  /** The values of a module attribute, in the order of the source. */
  List<OtpErlangObject> attribute(String name) {
    Optional<OtpErlangObject> attributes = decode("Attr");
    return attributes.stream()
        .flatMap(list -> Form.list(list).stream())
        .filter(
            entry ->
                entry instanceof OtpErlangTuple pair
                    && pair.arity() == 2
                    && Form.atom(pair.elementAt(0)).equals(name))
        .flatMap(entry -> Form.list(((OtpErlangTuple) entry).elementAt(1)).stream())
        .toList();
  }

  /** The documentation of functions (EEP 48), in whatever language comes first. */
  Map<FunctionId, String> docs() {
    Map<FunctionId, String> docs = new LinkedHashMap<>();
    chunk("Docs")
        .filter(term -> term.arity() == 7)
        .ifPresent(
            term ->
                Form.list(term.elementAt(6)).stream()
                    .filter(entry -> entry instanceof OtpErlangTuple five && five.arity() == 5)
                    .forEach(entry -> doc((OtpErlangTuple) entry, docs)));
    return docs;
  }

  private static void doc(OtpErlangTuple entry, Map<FunctionId, String> docs) {
    if (entry.elementAt(0) instanceof OtpErlangTuple id
        && id.arity() == 3
        && Form.atom(id.elementAt(0)).equals("function")
        && entry.elementAt(3) instanceof OtpErlangMap texts
        && texts.arity() > 0
        && texts.values()[0] instanceof OtpErlangBinary text) {
      docs.put(FunctionIds.of(id), new String(text.binaryValue(), StandardCharsets.UTF_8).strip());
    }
  }

  private Optional<OtpErlangTuple> chunk(String name) {
    return decode(name).filter(OtpErlangTuple.class::isInstance).map(OtpErlangTuple.class::cast);
  }

  private Optional<OtpErlangObject> decode(String name) {
    return beam.chunk(name)
        .map(
            bytes -> {
              try (OtpInputStream in = new OtpInputStream(bytes)) {
                return in.read_any();
              } catch (OtpErlangDecodeException | RuntimeException damaged) {
                return new OtpErlangAtom("damaged");
              } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
              }
            });
  }
}
