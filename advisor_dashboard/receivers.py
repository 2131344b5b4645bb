"""Receivers that keep the projected memberships true to the platform."""
