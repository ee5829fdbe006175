package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.List;

public record SenateCalendar(List<Span> sessions, List<Span> adjournedSineDie, LocalDate knownUntil) {}
