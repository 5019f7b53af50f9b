//! Tests of templates and compilation, one binary.

mod template;
