//! Tests of templates and compilation, one binary.

mod summary;
mod template;
