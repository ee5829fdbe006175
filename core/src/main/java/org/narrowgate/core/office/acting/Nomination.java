package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.Optional;

public record Nomination(LocalDate submitted, Optional<LocalDate> ended, boolean ofTheActingPerson) {}
