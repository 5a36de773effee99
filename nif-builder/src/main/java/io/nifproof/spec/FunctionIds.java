package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.FunctionId;
import java.util.List;
import java.util.Optional;

/** Names with arities, as terms. */
final class FunctionIds {
  private FunctionIds() {}

  /** The name and number at the end of a tuple; a module before them is passed over. */
  static FunctionId of(OtpErlangTuple tuple) {
    int last = tuple.arity() - 1;
    int arity = (int) ((OtpErlangLong) tuple.elementAt(last)).longValue();
    return new FunctionId(Form.atom(tuple.elementAt(last - 1)), arity);
  }

  /** The same of a term that users write; empty when it is no {@code {Name, Arity}}. */
  static Optional<FunctionId> written(OtpErlangObject term) {
    boolean fits =
        term instanceof OtpErlangTuple tuple
            && tuple.arity() == 2
            && !Form.atom(tuple.elementAt(0)).isEmpty()
            && tuple.elementAt(1) instanceof OtpErlangLong;
    return fits ? Optional.of(of((OtpErlangTuple) term)) : Optional.empty();
  }

  /** How people read several. */
  static String text(List<FunctionId> ids) {
    return ids.isEmpty()
        ? "none"
        : String.join(", ", ids.stream().map(id -> "`" + id + "`").toList());
  }
}
