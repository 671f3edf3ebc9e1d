package org.distromatrix.report.model;

/**
 * One package of a cell, as its package database has it.
 *
 * @param name package name
 * @param version full version with epoch and release
 * @param architecture native architecture name
 * @param origin where it came from (repository or suite), "" if unknown
 */
public record InstalledPackage(String name, String version, String architecture, String origin) {}
