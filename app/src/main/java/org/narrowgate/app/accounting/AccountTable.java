package org.narrowgate.app.accounting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Accounts one below the other; who and under what stands above its figures, for names are long. */
final class AccountTable {
    private AccountTable() {}

    static void print(Map<Heading, Account> lines, Account total, StringBuilder text) {
        List<String> names = new ArrayList<>(figures(total).keySet());
        names.forEach(name -> text.append(' ').append(name));
        text.append('\n');
        lines.forEach((heading, account) -> line(heading.toString(), account, text));
        line("all of them; a person counts once", total, text);
    }

    private static void line(String heading, Account account, StringBuilder text) {
        text.append(heading).append('\n');
        figures(account)
                .forEach(
                        (name, figure) -> text.append(String.format(Locale.ROOT, " %," + name.length() + "d", figure)));
        text.append('\n');
    }

    /** The three counters of the statute are requests, instances and persons. */
    private static Map<String, Long> figures(Account account) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("REQUESTS", account.requests());
        figures.put("refused", account.refused());
        figures.put("rows asked", account.rows());
        figures.put("disclosed", account.outcomes().disclosed());
        figures.put("confirmed", account.outcomes().confirmed());
        figures.put("unidentified", account.outcomes().unidentified());
        figures.put(" withheld", account.outcomes().withheld());
        figures.put("     held", account.outcomes().held());
        figures.put("undecided", account.undecided());
        figures.put("releases", account.releases());
        figures.put("INSTANCES", account.instances());
        figures.put("  PERSONS", account.persons());
        return figures;
    }
}
