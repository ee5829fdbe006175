package org.narrowgate.engine.incident;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is told within 24 hours of an incident: the fields that the office of safeguards asks for (IRS Publication 1075,
 * the data incident report), and nothing of any person's record.
 *
 * @param agency whose incident it is
 * @param contact who answers for it there, and how he is reached
 * @param occurred when it happened; empty if nobody knows yet
 * @param discovered when somebody first thought that it might have: the clock runs from here, not from any inquiry
 * @param how how it was discovered
 * @param description what happened
 * @param elements names of the fields involved
 * @param records how many records, or a range
 * @param place address where it happened
 * @param technology systems, media and devices involved
 */
public record IncidentReport(
        String agency,
        String contact,
        Optional<Instant> occurred,
        Instant discovered,
        String how,
        String description,
        String elements,
        String records,
        String place,
        String technology) {
    /** Time to tell those who must know. */
    public static final Duration WITHIN = Duration.ofHours(24);

    private static final String DIVIDED = "[-. \\u2010-\\u2015]";

    /** Nine digits in one, or divided 3-2-4 or 2-7 as taxpayers' numbers are; a ZIP code is divided 5-4. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\p{Nd})(?:\\p{Nd}{9}|\\p{Nd}{3}" + DIVIDED
            + "\\p{Nd}{2}" + DIVIDED + "\\p{Nd}{4}|\\p{Nd}{2}" + DIVIDED + "\\p{Nd}{7})(?!\\p{Nd})");

    private static final Pattern COUNT = Pattern.compile("[0-9][0-9,]*( to [0-9][0-9,]*)?");

    /** The last instant at which it is told in time. */
    public Instant due() {
        return discovered.plus(WITHIN);
    }

    /** What keeps it from being told, with its remedy; empty if nothing does. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        occurred.filter(at -> at.isAfter(discovered))
                .ifPresent(at -> faults.add("`occurred` is after `discovered`; correct one of them"));
        if (!COUNT.matcher(records).matches()) {
            faults.add("`records` is no count: write a number such as `42,695`, or a range such as `40,000 to 45,000`");
        }
        fields().forEach((name, value) -> {
            if (NUMBER.matcher(value).find()) {
                faults.add("`" + name + "` holds what looks like a taxpayer's number, and a report holds none; take it"
                        + " out");
            }
        });
        return List.copyOf(faults);
    }

    /** What people wrote, by the names that a paper gives it. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("agency", agency);
        fields.put("contact", contact);
        fields.put("how_discovered", how);
        fields.put("description", description);
        fields.put("data_elements", elements);
        fields.put("records", records);
        fields.put("place", place);
        fields.put("technology", technology);
        return fields;
    }

    /** The report as it is sent: plain text, UTF-8. */
    public byte[] text(String incident) {
        StringBuilder text = new StringBuilder()
                .append("INCIDENT REPORT ")
                .append(incident)
                .append("\ndue by ")
                .append(due())
                .append(", 24 hours after it was discovered; tell the office of safeguards before any person or the"
                        + " press\n");
        line(text, "Agency", agency);
        line(text, "Point of contact", contact);
        line(text, "Date and time it occurred", occurred.map(Instant::toString).orElse("not known yet"));
        line(text, "Date and time it was discovered", discovered.toString());
        line(text, "How it was discovered", how);
        line(text, "Description", description);
        line(text, "Data elements involved", elements);
        line(text, "Number of records, or range", records);
        line(text, "Address where it occurred", place);
        line(text, "Information technology involved", technology);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of {@link #text}, lower-case hexadecimal. */
    public String sha256(String incident) {
        return RowLists.sha256(text(incident));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append('\n').append(name).append("\n  ").append(value).append('\n');
    }
}
