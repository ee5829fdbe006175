package org.narrowgate.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant, or a day for its last second: what counts at some time of a day counts on it. */
final class EndOfDay implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : of(LocalDate.parse(text));
        } catch (DateTimeException unfit) {
            throw new TypeConversionException(
                    "'" + text + "' is neither a day such as 2026-03-02 nor an instant such as 2026-03-02T09:00:00Z");
        }
    }

    static Instant of(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
    }
}
