package org.narrowgate.core.office.acting;

import java.time.LocalDate;

public record Span(LocalDate first, LocalDate last) {}
