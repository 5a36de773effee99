package io.nifproof.gate;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.node.probe.CallRequest;
import java.time.Duration;
import java.util.List;

/**
 * How libraries are loaded, and what is called in them.
 *
 * @param info the second argument of {@code load_nif}
 * @param patience how long each step of a load, and each call, may take
 * @param calls what to evaluate once a library is loaded, in this order
 * @param helpers object code of modules that the calls need
 */
public record Loading(
    OtpErlangObject info, Duration patience, List<CallRequest> calls, Helpers helpers) {
  /** Copies the list. */
  public Loading {
    calls = List.copyOf(calls);
  }
}
