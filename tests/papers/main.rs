//! Every paper of the sample town as a reader sees it, whole, and the hard cases small.

mod correction;
mod county;
mod town;
