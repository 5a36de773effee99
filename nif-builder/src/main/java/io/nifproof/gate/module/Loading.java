package io.nifproof.gate.module;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.node.probe.CallRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How libraries are loaded, and what is called in them.
 *
 * @param info the second argument of {@code load_nif}
 * @param infos what libraries get instead that are known to want something else, by their file
 * @param timeout how long each step of a load, and each call, may take
 * @param grace how long a node lives on at most after its last call, where the library goes on
 * @param calls what to evaluate once a library is loaded, in this order
 * @param helpers object code of modules that the calls need
 */
public record Loading(
    OtpErlangObject info,
    Map<Path, OtpErlangObject> infos,
    Duration timeout,
    Duration grace,
    List<CallRequest> calls,
    CaseModules helpers) {
  /** Copies the map and the list. */
  public Loading {
    infos = Map.copyOf(infos);
    calls = List.copyOf(calls);
  }

  /** The second argument of {@code load_nif} for a library. */
  public OtpErlangObject info(Path library) {
    return infos.getOrDefault(library, info);
  }
}
