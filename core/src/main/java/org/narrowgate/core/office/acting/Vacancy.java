package org.narrowgate.core.office.acting;

import java.time.LocalDate;

/** That an office has had no holder since a day, that day included, and why. */
public record Vacancy(LocalDate since, VacancyCause cause) {}
