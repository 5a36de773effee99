package io.nifproof.result.json;

import io.nifproof.result.Results;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found where libraries were looked for, as JSON. */
final class AccountJson {
  private AccountJson() {}

  static Map<String, Object> tree(Results.Account account) {
    return new Tree()
        .put("libraries", account.libraries())
        .put("notChecked", account.notChecked().stream().map(AccountJson::tree).toList())
        .members();
  }

  private static Map<String, Object> tree(Results.NotChecked one) {
    return new Tree()
        .put("what", one.what())
        .put("reason", one.reason())
        .put("target", one.target())
        .members();
  }

  /** That of a report; none when it has none. */
  static Results.Account read(Members report) {
    Optional<Members> account = report.object("account");
    if (account.isEmpty()) {
      return Results.Account.NONE;
    }
    List<Results.NotChecked> notChecked =
        account.get().objects("notChecked").stream()
            .map(
                one ->
                    new Results.NotChecked(
                        one.text("what").orElse("something"),
                        one.text("reason").orElse("no reason was given"),
                        one.text("target")))
            .toList();
    long libraries = account.get().number("libraries").orElse(0);
    return new Results.Account((int) Math.min(Integer.MAX_VALUE, libraries), notChecked);
  }
}
